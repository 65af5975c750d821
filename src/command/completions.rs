//! `bincard completions`: the script by which a shell asks what may come next; cli/complete.rs answers.

use anyhow::Result;
use clap::Args;

use super::context::Context;
use crate::parse;
use crate::refusal::Refusal;

/// A shell that there is a script for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    pub(crate) const ALL: [Self; 4] = [Self::Bash, Self::Zsh, Self::Fish, Self::Powershell];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Powershell => "powershell",
        }
    }

    fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("../../completions/bincard.bash"),
            Self::Zsh => include_str!("../../completions/_bincard"),
            Self::Fish => include_str!("../../completions/bincard.fish"),
            Self::Powershell => include_str!("../../completions/bincard.ps1"),
        }
    }
}

impl std::str::FromStr for Shell {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        parse::word(text, &Self::ALL, Self::word)
    }
}

/// Print what makes a shell complete commands, SKUs, numbers, categories and settings
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  source <(bincard completions bash)    (in ~/.bashrc)
  source <(bincard completions zsh)     (in ~/.zshrc, after compinit)
  bincard completions fish > ~/.config/fish/completions/bincard.fish
  bincard completions powershell | Out-String | Invoke-Expression")]
pub(crate) struct Completions {
    /// The shell: bash, zsh, fish or powershell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        // A script is a script, whatever format results have here.
        let out = context.printer.raw();
        out.write_all(self.shell.script().as_bytes())?;
        Ok(out.flush()?)
    }
}
