//! What the command line says.

use std::path::PathBuf;

use axum::http::Uri;
use lexopt::prelude::*;

/// What `--help` answers.
pub const USAGE: &str = "\
headroom-server: hosting capacity work packages for a team

headroom-server --networks DIR [OPTIONS]

  --networks DIR     folder of feeders: every sub-folder with a Master.dss or Master.txt is one, its name is the mRID
  --port N           port to listen on (8090)
  --database URL     work packages and results: sqlite:FILE (headroom.sqlite here) or postgres://...
  --page DIR         the built page, served at / (dist beside the program, if it is there)
  --workers N        feeders searched side by side (as many as this machine has cores)
  --token TOKEN      bearer token of everyone who may ask; better in the environment as HEADROOM_TOKEN
  --issuer URL       OpenID issuer of bearer tokens ...
  --audience NAME    ... and the audience that they must be meant for
  --client ID        ... and the id that it knows the page by, which then lets people sign in there
  --cors ORIGIN...   other origins whose pages may ask, such as https://planning.example

Without a token or an issuer only this machine is served.
";

/// Port where none is given.
const DEFAULT_PORT: u16 = 8090;

/// Database where none is given.
const DEFAULT_DATABASE: &str = "sqlite:headroom.sqlite";

/// Whoever signs bearer tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// As tokens name it; its metadata is below it at `.well-known/openid-configuration`.
    pub url: String,
    /// Whom tokens must be meant for.
    pub audience: String,
    /// Id that it knows the page by, for people who sign in on the page.
    pub client: Option<String>,
}

/// How to serve.
#[derive(Clone, PartialEq, Eq)]
pub struct Options {
    /// Folder with a sub-folder for each feeder.
    pub networks: PathBuf,
    /// Port; 0 is any that is free.
    pub port: u16,
    /// URL of the database of work packages and results.
    pub database: String,
    /// The built page, if it is to be served.
    pub page: Option<PathBuf>,
    /// Searches side by side; as many as there are cores where it is not said.
    pub workers: Option<usize>,
    /// Bearer token of everyone who may ask.
    pub token: Option<String>,
    /// Whoever signs bearer tokens.
    pub issuer: Option<Issuer>,
    /// Other origins whose pages may ask.
    pub cors: Vec<String>,
}

/// Why the command line cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum OptionsError {
    /// It asks for help.
    #[error("{USAGE}")]
    Help,
    /// Not understood.
    #[error("{0}")]
    Unknown(#[from] lexopt::Error),
    /// In plain words.
    #[error("{0}")]
    Wrong(String),
}

impl Options {
    /// Reads the command line; `environment_token` is `HEADROOM_TOKEN`.
    pub fn read(
        mut arguments: lexopt::Parser,
        environment_token: Option<String>,
    ) -> Result<Self, OptionsError> {
        let wrong = |message: String| OptionsError::Wrong(message);
        let mut networks = None;
        let (mut issuer, mut audience, mut client) = (None, None, None);
        let mut options = Self {
            networks: PathBuf::new(),
            port: DEFAULT_PORT,
            database: DEFAULT_DATABASE.to_owned(),
            page: None,
            workers: None,
            token: environment_token,
            issuer: None,
            cors: Vec::new(),
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("networks") => networks = Some(PathBuf::from(arguments.value()?)),
                Long("port") => options.port = arguments.value()?.parse()?,
                Long("database") => options.database = arguments.value()?.string()?,
                Long("page") => options.page = Some(arguments.value()?.into()),
                Long("workers") => options.workers = Some(arguments.value()?.parse()?),
                Long("token") => options.token = Some(arguments.value()?.string()?),
                Long("issuer") => issuer = Some(arguments.value()?.string()?),
                Long("audience") => audience = Some(arguments.value()?.string()?),
                Long("client") => client = Some(arguments.value()?.string()?),
                Long("cors") => {
                    for origin in arguments.values()? {
                        options.cors.push(checked_origin(origin.string()?)?);
                    }
                }
                Short('h') | Long("help") => return Err(OptionsError::Help),
                other => return Err(other.unexpected().into()),
            }
        }
        options.networks = networks.ok_or_else(|| {
            wrong("--networks is missing: name the folder that holds the feeders".to_owned())
        })?;
        options.token = options.token.map(|token| token.trim().to_owned());
        if options.token.as_deref() == Some("") {
            return Err(wrong(
                "the token is empty: leave it out to serve this machine only".into(),
            ));
        }
        options.issuer = match (issuer, audience, client) {
            (Some(url), Some(audience), client) => Some(Issuer { url, audience, client }),
            (None, None, None) => None,
            (None, None, Some(_)) => {
                return Err(wrong("--client needs --issuer and --audience".to_owned()));
            }
            _ => return Err(wrong("--issuer and --audience go together".to_owned())),
        };
        Ok(options)
    }
}

/// An origin as browsers send it: scheme, host and port without anything after them.
fn checked_origin(origin: String) -> Result<String, OptionsError> {
    let uri: Option<Uri> = origin.parse().ok();
    let is_origin = uri.is_some_and(|uri| {
        let scheme = uri.scheme_str().unwrap_or_default();
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        ["http", "https"].contains(&scheme) && origin == format!("{scheme}://{authority}")
    });
    if is_origin {
        Ok(origin)
    } else {
        let message =
            format!("{origin} is not an origin: write scheme and host, https://planning.example");
        Err(OptionsError::Wrong(message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Options, String> {
        let parser = lexopt::Parser::from_args(arguments);
        Options::read(parser, None).map_err(|error| error.to_string())
    }

    #[test]
    fn everything_is_read() {
        let options = read(&[
            "--networks",
            "feeders",
            "--port",
            "0",
            "--issuer",
            "https://id.example",
            "--audience",
            "headroom",
            "--cors",
            "https://a.example",
            "http://localhost:8080",
            "--page",
            "dist",
            "--workers",
            "3",
        ])
        .unwrap();
        assert_eq!(options.networks, PathBuf::from("feeders"));
        assert_eq!((options.port, options.workers), (0, Some(3)));
        assert_eq!(options.issuer.unwrap().audience, "headroom");
        assert_eq!(options.cors, ["https://a.example", "http://localhost:8080"]);
    }

    #[test]
    fn what_cannot_be_followed_is_said() {
        for (arguments, part) in [
            (vec![], "--networks is missing"),
            (vec!["--networks", "n", "--issuer", "https://id.example"], "go together"),
            (vec!["--networks", "n", "--audience", "a"], "go together"),
            (vec!["--networks", "n", "--client", "c"], "--client needs --issuer"),
            (vec!["--networks", "n", "--token", " "], "the token is empty"),
            (vec!["--networks", "n", "--cors", "*"], "not an origin"),
            (vec!["--networks", "n", "--cors", "https://a.example/path"], "not an origin"),
            (vec!["--networks", "n", "--cors", "ftp://a.example"], "not an origin"),
            (vec!["--networks", "n", "--port", "70000"], "70000"),
            (vec!["--help"], "headroom-server --networks DIR"),
        ] {
            let error = read(&arguments).err().unwrap_or_default();
            assert!(error.contains(part), "{arguments:?}: {error}");
        }
    }
}
