//! `bincard completions`: the script that makes a shell ask for completions; cli/complete.rs answers.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::context::Context;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../../completions/bincard.bash"),
            Self::Zsh => include_str!("../../completions/_bincard"),
            Self::Fish => include_str!("../../completions/bincard.fish"),
            Self::Powershell => include_str!("../../completions/bincard.ps1"),
        }
    }
}

/// Print a completion script for your shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  source <(bincard completions bash)    (in ~/.bashrc)
  source <(bincard completions zsh)     (in ~/.zshrc, after compinit)
  bincard completions fish > ~/.config/fish/completions/bincard.fish
  bincard completions powershell | Out-String | Invoke-Expression")]
pub(crate) struct Completions {
    /// Shell to complete in: bash, zsh, fish, or powershell
    #[arg(value_name = "SHELL", ignore_case = true)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        // A script is printed as it is, whatever the output format.
        let out = context.printer.raw();
        out.write_all(self.shell.script().as_bytes())?;
        Ok(out.flush()?)
    }
}
