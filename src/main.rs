//! The process boundary: arguments, clock, environment and streams in, exit code out.

use std::io::IsTerminal;
use std::process::ExitCode;

#[expect(
    clippy::disallowed_methods,
    reason = "this is where the clock and the environment come in"
)]
fn main() -> ExitCode {
    let is_terminal = std::io::stdout().is_terminal();
    let size = is_terminal.then(|| rustix::termios::tcgetwinsize(std::io::stdout()).ok()).flatten();
    let known = |length: u16| Some(length).filter(|length| *length > 0);
    let code = bincard::run(bincard::Process {
        args: std::env::args_os().collect(),
        clock: &jiff::Timestamp::now,
        env: &|name| std::env::var_os(name),
        home: &std::env::home_dir,
        stdin: &mut std::io::stdin().lock(),
        stdout: &mut std::io::stdout().lock(),
        stderr: &mut std::io::stderr(),
        is_stdout_terminal: is_terminal,
        is_stderr_terminal: std::io::stderr().is_terminal(),
        width: size.and_then(|size| known(size.ws_col)),
        height: size.and_then(|size| known(size.ws_row)),
    });
    ExitCode::from(code)
}
