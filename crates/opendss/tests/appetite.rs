//! Scripts of a few kilobytes that ask for any amount of time or memory get a bounded amount of both.
#![expect(unsafe_code, reason = "an allocator that counts is unsafe to write")]

#[path = "common/bundle.rs"]
mod bundle;

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use bundle::read_bundle;

/// What the program holds, and the most it has held.
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

struct Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(held, Ordering::Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller keeps the contract.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Twice the work that a small model may ask for: what is read, and the network made of it.
const MOST_BYTES: usize = 2 << 30;

fn repeated(line: impl Fn(usize) -> String, times: usize) -> String {
    (0..times).fold(String::new(), |mut script, at| {
        let _ = writeln!(script, "{}", line(at));
        script
    })
}

/// What is asked for, and a bundle that asks for it.
fn gluttons() -> Vec<(&'static str, String)> {
    let numbers = "1 ".repeat(50_000);
    let eleven_files = repeated(
        |file| {
            let all = repeated(|other| format!("Redirect f{other}"), 11);
            format!("=== f{file}\n{all}")
        },
        11,
    );
    vec![
        (
            "copies of a shape",
            format!(
                "New LoadShape.a mult=[{numbers}]\n{}",
                repeated(|at| format!("New LoadShape.b{at} like=a"), 20_000)
            ),
        ),
        (
            "edits of an element with a long shape",
            format!("New LoadShape.a mult=[{numbers}]\n{}", "~ interval=1\n".repeat(100_000)),
        ),
        (
            "one table for many shapes",
            format!(
                "{}=== s.csv\n{}",
                repeated(|at| format!("New LoadShape.b{at} mult=(file=s.csv)"), 20_000),
                "1\n".repeat(50_000)
            ),
        ),
        (
            "every element edited in every line",
            repeated(|at| format!("New Load.l{at} bus1=b\nBatchEdit Load..* kw=1"), 20_000),
        ),
        (
            "lines of fifty conductors",
            repeated(|at| format!("New Line.l{at} bus1=sourcebus bus2=b{at} phases=50"), 30_000),
        ),
        (
            "a line code of fifty conductors",
            format!(
                "New LineCode.c nphases=50 rmatrix=[1]\n{}",
                repeated(|at| format!("New Line.l{at} bus1=a bus2=b linecode=c"), 30_000)
            ),
        ),
        (
            "capacitors of a thousand steps",
            repeated(|at| format!("New Capacitor.c{at} bus1=sourcebus numsteps=1000"), 30_000),
        ),
        (
            "variables that grow",
            format!(
                "Var @a={}\n{}",
                "x".repeat(900),
                repeated(|at| format!("Var @b={at} @a=@a.{at}\nNew Line.l{at} bus1=@a"), 20_000)
            ),
        ),
        ("a line with many arguments", format!("Set {}", "a=b ".repeat(300_000))),
        ("a deep stack", format!("Set voltagebases=[({numbers}{})]", "rollup ".repeat(50_000))),
        ("many voltage bases", format!("Set voltagebases=[{numbers}]")),
        ("a long path", format!("Redirect {}", "/a".repeat(100_000))),
        (
            "a long name",
            format!("New Line.{} bus1=a\n{}", "x".repeat(100_000), "~ a=1\n".repeat(20_000)),
        ),
        ("every way through eleven files", format!("Redirect f0\n{eleven_files}")),
        (
            "a comment read over and over",
            format!("{}=== c\n/*\n{}", "Redirect c\n".repeat(20_000), "x\n".repeat(100_000)),
        ),
        (
            "open commands",
            format!("New Line.a bus1=a bus2=b\n{}", "Open Line.a 1 2\n".repeat(100_000)),
        ),
    ]
}

#[test]
fn appetite_is_bounded() {
    for (what, asks) in gluttons() {
        let bundle = format!("New Circuit.c\n{asks}");
        let before = HELD.load(Ordering::Relaxed);
        MOST.store(before, Ordering::Relaxed);
        let model = read_bundle(bundle.as_bytes());
        let took = MOST.load(Ordering::Relaxed) - before;
        assert!(took < MOST_BYTES, "{what}: {} MB", took >> 20);
        assert!(model.diagnostics.len() <= 402, "{what}");
    }
}
