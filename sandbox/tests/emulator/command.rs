//! The program itself: its line, its port, its end.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_storefront-customer-sandbox"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    line.trim_end().to_owned()
}

fn ends_within_five_seconds(child: &mut Child) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(5) {
        if child.try_wait().unwrap().is_some() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    false
}

#[test]
fn it_says_where_it_listens_and_ends_with_its_standard_input() {
    let mut child = command(&["--port", "0", "--exit-with-stdin"])
        .spawn()
        .unwrap();
    let line = first_line(&mut child);
    let url = line.strip_prefix("sandbox listening on ").unwrap();
    assert!(url.starts_with("http://127.0.0.1:"), "{url}");
    let answer = ureq::get(format!("{url}/__sandbox")).call().unwrap();
    assert_eq!(answer.status(), 200);
    drop(child.stdin.take());
    assert!(ends_within_five_seconds(&mut child));
}

#[test]
#[cfg(unix)]
fn it_ends_when_asked_by_a_signal() {
    for signal in ["-TERM", "-INT"] {
        let mut child = command(&["--port", "0"]).spawn().unwrap();
        first_line(&mut child);
        Command::new("kill")
            .args([signal, &child.id().to_string()])
            .status()
            .unwrap();
        assert!(ends_within_five_seconds(&mut child), "{signal}");
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn a_port_in_use_is_explained() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = command(&["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert!(
        sentence.contains(&port) && sentence.contains("--port"),
        "{sentence}"
    );
}

#[test]
fn a_wrong_argument_is_explained() {
    let mut child = command(&["--prot", "1"]).spawn().unwrap();
    assert!(ends_within_five_seconds(&mut child));
    let mut sentence = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut sentence)
        .unwrap();
    assert!(
        sentence.contains("--prot") && sentence.contains("usage:"),
        "{sentence}"
    );
}
