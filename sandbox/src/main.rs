//! The command: reads its arguments, opens the port, says so in one line, serves until told to end.

use std::future::{Future, pending};
use std::io::{self, Write};
use std::process::ExitCode;

use storefront_customer_sandbox::{Settings, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

const USAGE: &str =
    "usage: storefront-customer-sandbox [--port NUMBER] [--host ADDRESS] [--exit-with-stdin]";

#[derive(Debug, PartialEq, Eq)]
struct Arguments {
    host: String,
    port: u16,
    exit_with_stdin: bool,
}

impl Default for Arguments {
    fn default() -> Self {
        // Loopback: the sandbox hands out its passwords to whoever asks.
        Self {
            host: "127.0.0.1".to_owned(),
            port: 4010,
            exit_with_stdin: false,
        }
    }
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--port" => {
                    let number = words.next().and_then(|text| text.parse().ok());
                    arguments.port = number.ok_or("--port needs a number from 0 to 65535")?;
                }
                "--host" => arguments.host = words.next().ok_or("--host needs an address")?,
                "--exit-with-stdin" => arguments.exit_with_stdin = true,
                _ => return Err(format!("{word} is not an option")),
            }
        }
        Ok(arguments)
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(sentence) => {
            eprintln!("{sentence}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", explain(&error, &arguments));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let end = ending(arguments.exit_with_stdin)?;
        let listener = TcpListener::bind((arguments.host.as_str(), arguments.port)).await?;
        let mut output = io::stdout().lock();
        writeln!(
            output,
            "sandbox listening on http://{}",
            listener.local_addr()?
        )?;
        output.flush()?;
        drop(output);
        serve(listener, Settings::default(), end).await;
        Ok(())
    })
}

fn explain(error: &io::Error, arguments: &Arguments) -> String {
    let Arguments { host, port, .. } = arguments;
    match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "Port {port} on {host} is in use: stop what listens there, choose another with --port, \
             or let the system choose with --port 0."
        ),
        _ => format!("The sandbox could not listen on {host}:{port}: {error}"),
    }
}

/// Done when a signal, or the end of standard input, asks the sandbox to end.
fn ending(with_stdin: bool) -> io::Result<impl Future<Output = ()>> {
    let signal = signals()?;
    let stdin = async move {
        match with_stdin {
            true => end_of_stdin().await,
            false => pending().await,
        }
    };
    Ok(async move {
        tokio::select! {
            () = signal => {}
            () = stdin => {}
        }
    })
}

/// Read in a thread of its own: a pending read would keep an async runtime from ending.
async fn end_of_stdin() {
    let (tell, closed) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        drop(tell);
    });
    let _ = closed.await;
}

#[cfg(unix)]
fn signals() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signals() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn arguments_have_defaults_and_can_be_changed() {
        assert_eq!(read(&[]).unwrap().port, 4010);
        let changed = read(&["--port", "0", "--host", "::1", "--exit-with-stdin"]).unwrap();
        assert_eq!(
            changed,
            Arguments {
                host: "::1".to_owned(),
                port: 0,
                exit_with_stdin: true
            }
        );
    }

    #[test]
    fn wrong_arguments_are_explained() {
        assert!(
            read(&["--port", "many"])
                .unwrap_err()
                .contains("0 to 65535")
        );
        assert!(read(&["--prot", "1"]).unwrap_err().contains("--prot"));
    }
}
