//! `bincard settings`: those of the shop, in the store, and those of this machine, in its configuration file.

use anyhow::Result;
use clap::{Args, Subcommand};

use super::change::{Change, ChangeOptions, Length};
use super::context::Context;
use super::listing::{Columns, ListOptions};
use super::query::Query;
use super::request::RequestFields;
use crate::config::{Machine, Source};
use crate::locale::{Message, Texts};
use crate::output::{Format, Notice, Outcome, Printer, Record, Value};
use crate::refusal::Refusal;
use crate::settings::{SETTINGS, Setting, SettingScope, find};
use crate::stock::Stock;
use crate::store::Snapshot;

pub(crate) const SETTING_COLUMNS: Columns = Columns {
    known: &["key", "value", "source", "meaning"],
    usual: &["key", "value", "source"],
    spare: &["source"],
};

/// The columns with `--verbose`.
const VERBOSE_COLUMNS: Columns =
    Columns { usual: &["key", "value", "source", "meaning"], ..SETTING_COLUMNS };

/// The name of every setting, and what it means.
pub(crate) fn meanings(texts: &Texts) -> Vec<(&'static str, String)> {
    SETTINGS.iter().map(|setting| (setting.key, setting.meaning(texts))).collect()
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List all settings, with their values and where they come from
    #[command(after_help = "\
Examples:
  bincard settings list
  bincard settings list -v    (with what each setting means)
  bincard settings list --sort source --reverse")]
    List(ListOptions),
    /// Show the value of a setting
    #[command(after_help = "\
Examples:
  bincard settings get digest.to
  bincard settings get timezone --format json    (and where it comes from)

Exit codes: 3 if there is no such setting.")]
    Get(Key),
    /// Change a setting
    #[command(after_help = "\
Examples:
  bincard settings set invoices.track_stock true
  bincard settings set digest.to 'owner@shop.example, manager@shop.example'
  bincard settings set smtp.url smtp://mail.shop.example:587

Settings of this machine do not take --key: setting one again is harmless.")]
    Set(Set),
    /// Reset a setting to its default
    #[command(after_help = "\
Examples:
  bincard settings unset orders.expire_after
  bincard settings unset smtp.username --dry-run

Settings of this machine do not take --key: resetting one again is harmless.")]
    Unset(Unset),
    /// Show the path of this machine's configuration file
    #[command(after_help = "\
Examples:
  bincard settings path
  bincard settings path --config /etc/bincard/till.toml")]
    Path,
}

#[derive(Debug, Args)]
pub(crate) struct Key {
    /// Name of the setting
    #[arg(id = "setting", value_name = "KEY")]
    key: String,
}

#[derive(Debug, Args)]
pub(crate) struct Set {
    /// Name of the setting
    #[arg(id = "setting", value_name = "KEY")]
    key: String,
    /// New value of the setting
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    value: String,
    #[command(flatten)]
    options: ChangeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Unset {
    /// Name of the setting
    #[arg(id = "setting", value_name = "KEY")]
    key: String,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Command {
    /// Whether the command runs even if the configuration file is invalid.
    pub(super) fn is_about_configuration(&self) -> bool {
        let is_of_machine =
            |key: &str| find(key).is_ok_and(|setting| setting.scope == SettingScope::Machine);
        match self {
            Self::Path => true,
            Self::Set(args) => is_of_machine(&args.key),
            Self::Unset(args) => is_of_machine(&args.key),
            Self::List(_) | Self::Get(_) => false,
        }
    }

    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::List(options) => {
                let (machine, is_verbose) = (context.machine, context.is_verbose);
                context.ask(&List { machine, options, is_verbose })
            }
            Self::Get(args) => get(context, find(&args.key)?),
            Self::Set(args) => {
                let setting = find(&args.key)?;
                put(context, setting, Some(setting.canonical(&args.value)?), &args.options)
            }
            Self::Unset(args) => put(context, find(&args.key)?, None, &args.options),
            Self::Path => {
                let path = context.machine.file().display().to_string();
                context.print(&Outcome::value(Record::new().with("path", path), "path"))
            }
        }
    }
}

struct List<'a> {
    machine: &'a Machine,
    options: ListOptions,
    is_verbose: bool,
}

impl Query for List<'_> {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let columns = if self.is_verbose { &VERBOSE_COLUMNS } else { &SETTING_COLUMNS };
        let mut listed = self.options.begin(printer, columns, None)?;
        for setting in &SETTINGS {
            let (value, source) = match setting.scope {
                SettingScope::Shop => shop_value(tx, setting)?,
                SettingScope::Machine => machine_value(self.machine, setting),
            };
            let value = shown(setting, value, printer);
            let record = row(setting, value, source);
            let record = record.with("meaning", setting.meaning(printer.texts()));
            listed.row(printer, record)?;
        }
        listed.end(printer)
    }
}

/// A value for people: in a table, a switch is translated.
fn shown(setting: &Setting, value: Option<String>, printer: &Printer<'_>) -> Option<String> {
    let has_words = setting.is_switch() && printer.format() == Format::Table;
    value.map(|value| if has_words { printer.texts().known_words(&value) } else { value })
}

fn row(setting: &Setting, value: Option<String>, source: Source) -> Record {
    Record::new()
        .with("key", setting.key)
        .with("value", value.map(Value::from))
        .with("source", source.word())
}

fn shop_value(tx: &Snapshot<'_>, setting: &Setting) -> Result<(Option<String>, Source)> {
    Ok(match tx.setting(setting.key)? {
        Some(value) => (Some(value), Source::Store),
        None => (setting.default.map(str::to_owned), Source::Default),
    })
}

fn machine_value(machine: &Machine, setting: &Setting) -> (Option<String>, Source) {
    match machine.value(setting.key) {
        Some((value, source)) => (Some(value.to_owned()), source),
        None => (setting.default.map(str::to_owned), Source::Default),
    }
}

struct Get {
    setting: &'static Setting,
}

impl Query for Get {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let (value, source) = shop_value(tx, self.setting)?;
        let value = shown(self.setting, value, printer);
        printer.outcome(&value_outcome(self.setting, value, source))
    }
}

/// The value alone, for scripts.
fn value_outcome(setting: &Setting, value: Option<String>, source: Source) -> Outcome {
    Outcome::value(row(setting, value, source), "value")
}

fn get(context: &mut Context<'_, '_>, setting: &'static Setting) -> Result<()> {
    match setting.scope {
        SettingScope::Shop => context.ask(&Get { setting }),
        SettingScope::Machine => {
            let (value, source) = machine_value(context.machine, setting);
            context.print(&value_outcome(setting, value, source))
        }
    }
}

/// A shop's setting, set or reset to its default.
#[derive(Debug)]
struct PutSetting {
    key: &'static str,
    value: Option<String>,
}

impl PutSetting {
    /// Whether it can change which items are low.
    fn affects_all_items(&self) -> bool {
        self.key == "alerts.rule"
    }
}

impl Change for PutSetting {
    fn summary(&self) -> String {
        match &self.value {
            Some(value) => format!("settings set {} {value}", self.key),
            None => format!("settings unset {}", self.key),
        }
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "settings");
        fields.text("setting", self.key);
        fields.optional("value", self.value.as_ref());
    }

    fn length(&self) -> Length {
        if self.affects_all_items() { Length::Long } else { Length::Moment }
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        stock.put_setting(self.key, self.value.as_deref())?;
        if self.affects_all_items() {
            stock.settle_all_alerts()?;
        }
        Ok(done(find(self.key)?, self.value.as_deref()))
    }
}

fn done(setting: &Setting, value: Option<&str>) -> Outcome {
    let key = setting.key;
    let message = match value {
        Some(value) if setting.is_switch() => {
            Message::new("said-setting-set").with("key", key).with("value", Message::words(value))
        }
        Some(value) => Message::new("said-setting-set").with("key", key).with("value", value),
        None => Message::new("said-setting-unset").with("key", key),
    };
    let record = Record::new().with("key", key).with("value", value.map(Value::from));
    Outcome::list(record, "settings", "settings").done(message)
}

fn put(
    context: &mut Context<'_, '_>,
    setting: &'static Setting,
    value: Option<String>,
    options: &ChangeOptions,
) -> Result<()> {
    match setting.scope {
        SettingScope::Shop if setting.key == "timezone" && value.is_none() => {
            Err(Refusal::BadSettingValue {
                key: setting.key.to_owned(),
                value: String::new(),
                expected: Message::new("expected-time-zone"),
                nearest: None,
            }
            .into())
        }
        SettingScope::Shop => context.change(&PutSetting { key: setting.key, value }, options),
        SettingScope::Machine if options.has_key() => {
            Err(Refusal::MachineTakesNoKey { setting: setting.key }.into())
        }
        SettingScope::Machine => {
            context.machine.edit(setting.key, value.as_deref(), options.dry_run)?;
            if let Some(source) = context.machine.stronger_than_file(setting.key) {
                let message = Message::new("warn-overridden")
                    .with("key", setting.key)
                    .with("source", source.word());
                context.notices.push(Notice::Warning(message));
            }
            context.print_change(done(setting, value.as_deref()), options.dry_run)
        }
    }
}
