//! A Postgres of the tests' own.

use super::debian;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

/// Names a Postgres for the tests: the URL of a server and a database there, from which they may create others.
pub(crate) const URL_VARIABLE: &str = "HEADROOM_TEST_POSTGRES";

/// The user that Debian's package makes. Postgres refuses to be run by the administrator.
const USER: &str = "postgres";

/// Where Debian puts the programs of each version, which are not on `PATH`.
const DEBIAN_VERSIONS: &str = "/usr/lib/postgresql";

/// A server with data of its own, which ends with this value.
pub(crate) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    url: String,
}

/// Starts a server unless the environment names one. Where there is no Postgres it is installed on continuous integration on
/// Debian; elsewhere on continuous integration that is an error, and on a person's machine the answer is `None`.
pub(crate) fn postgres() -> Result<Option<Postgres>> {
    if env::var_os(URL_VARIABLE).is_some() {
        return Ok(None);
    }
    let programs = match installed() {
        Some(programs) => programs,
        None if env::var_os("CI").is_none() => {
            println!(
                "There is no Postgres: what is tested on it is tested on SQLite only. Install it or name one in {URL_VARIABLE}"
            );
            return Ok(None);
        }
        None if debian::may_install() => {
            println!("Installing Postgres with apt-get (under a minute)");
            debian::install(&["postgresql"])?;
            installed().context("Postgres was installed but is not to be found")?
        }
        None => bail!("Postgres is missing: its tests must not be skipped here"),
    };
    Postgres::start(programs).map(Some)
}

/// The folder of `initdb` and `pg_ctl`, of the latest version there is.
fn installed() -> Option<PathBuf> {
    let has_both = |folder: &Path| {
        ["initdb", "pg_ctl"]
            .iter()
            .all(|name| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)).is_file())
    };
    let on_path =
        process::on_path("pg_ctl").and_then(|program| program.parent().map(PathBuf::from));
    if let Some(folder) = on_path.filter(|folder| has_both(folder)) {
        return Some(folder);
    }
    let versions = fs::read_dir(DEBIAN_VERSIONS).ok()?.flatten();
    let numbered = versions.filter_map(|version| {
        let number: u32 = version.file_name().to_str()?.parse().ok()?;
        Some((number, version.path().join("bin")))
    });
    numbered.filter(|(_, folder)| has_both(folder)).max().map(|(_, folder)| folder)
}

impl Postgres {
    fn start(programs: PathBuf) -> Result<Self> {
        let folder = own_folder()?;
        // Free a moment ago; whoever takes it meanwhile makes the start fail, not the tests pass.
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let url = format!("postgres://{USER}@127.0.0.1:{port}/postgres");
        let server = Self { programs, folder, url };
        let data = server.data();
        let initdb = ["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-locale"];
        quiet(server.program("initdb").args(initdb).arg("--no-sync").arg("--pgdata").arg(&data))?;
        // Loopback only, and no care for data that is thrown away.
        let options = format!(
            "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off \
             -c full_page_writes=off -c synchronous_commit=off"
        );
        let log = server.folder.join("log");
        quiet(
            server
                .program("pg_ctl")
                .args(["start", "--wait", "--options", &options, "--log"])
                .arg(&log)
                .arg("--pgdata")
                .arg(&data),
        )
        .with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
        Ok(server)
    }

    /// What [`URL_VARIABLE`] is to be.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// One of its programs, run by a user that it allows.
    fn program(&self, name: &str) -> Command {
        as_user(&self.programs.join(name), &self.folder)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--mode", "immediate", "--silent", "--pgdata"]).arg(self.data());
        if let Err(error) = quiet(&mut stop) {
            eprintln!("Postgres of the tests is still running: {error:#}");
            return;
        }
        // A leftover is replaced at the next start.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// An empty folder for the server, which its user can reach: in `target/` if the way there is open to it.
fn own_folder() -> Result<PathBuf> {
    let name = format!("postgres-{}", std::process::id());
    for parent in [paths::cache(), env::temp_dir()] {
        let folder = parent.join(&name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        if !debian::is_administrator() {
            return Ok(folder);
        }
        process::run(process::tool("chown").arg(USER).arg(&folder))?;
        let mut reach = as_user(Path::new("test"), Path::new("/"));
        if reach.arg("-w").arg(&folder).status()?.success() {
            return Ok(folder);
        }
        fs::remove_dir(&folder)?;
    }
    bail!("the user {USER} reaches neither target/ nor the folder of temporary files")
}

/// A program in a folder, run by ourselves or, where we are the administrator, by the server's user.
fn as_user(program: &Path, folder: &Path) -> Command {
    let mut command = if debian::is_administrator() {
        let mut command = Command::new("runuser");
        command.args(["-u", USER, "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir(folder);
    command
}

/// Runs a program whose words are of interest only when it fails. They go to a file: a server that outlives its starter would
/// keep a pipe open.
fn quiet(command: &mut Command) -> Result<()> {
    let words = env::temp_dir().join(format!("headroom-postgres-{}.log", std::process::id()));
    let file = fs::File::create(&words)?;
    command.stdout(file.try_clone()?).stderr(file);
    let ran = process::run(command);
    let said = fs::read_to_string(&words).unwrap_or_default();
    fs::remove_file(&words)?;
    ran.context(said)
}
