//! The process edge: arguments, clock, environment and streams in; exit code out.

use std::io::IsTerminal;
use std::process::ExitCode;

fn main() -> ExitCode {
    let width = |is_terminal: bool| {
        is_terminal
            .then(|| rustix::termios::tcgetwinsize(std::io::stdout()).ok())
            .flatten()
            .map(|size| size.ws_col)
    };
    let is_terminal = std::io::stdout().is_terminal();
    let code = bincard::run(bincard::Process {
        args: std::env::args_os().collect(),
        clock: &jiff::Timestamp::now,
        env: &|name| std::env::var_os(name),
        home: &std::env::home_dir,
        stdin: &mut std::io::stdin().lock(),
        stdout: &mut std::io::stdout().lock(),
        stderr: &mut std::io::stderr().lock(),
        is_stdout_terminal: is_terminal,
        is_stderr_terminal: std::io::stderr().is_terminal(),
        width: width(is_terminal).filter(|columns| *columns > 0),
    });
    ExitCode::from(code)
}
