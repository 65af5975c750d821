//! The long help of `bincard notify digest`: how to run it every day, and what to check if no e-mail arrives.

pub(super) const DIGEST_HELP: &str = "\
Examples:
  bincard notify digest
  bincard notify digest --dry-run    (shows the e-mail without sending it)
  bincard notify digest --dry-run --html digest.html    (and its HTML version)

To send it every morning from 7:00 with cron, run it every 15 minutes: if the mail server is down, a later \
run sends the e-mail, and nobody gets it twice. cron searches few directories, so use the full path, as shown by \
`command -v bincard`:
  bincard settings set digest.not_before 07:00
  */15 * * * *  /usr/bin/bincard notify digest

To use systemd instead, with the password as a credential that only this service can read, create \
/etc/systemd/system/bincard-digest.service:
  [Unit]
  Description=Send the daily low-stock e-mail
  Wants=network-online.target
  After=network-online.target
  [Service]
  Type=oneshot
  User=shop
  LoadCredential=bincard-smtp-password:/etc/bincard/smtp-password
  ExecStart=bincard notify digest

and bincard-digest.timer in the same directory, then run `systemctl enable --now bincard-digest.timer`:
  [Unit]
  Description=Run bincard-digest.service every 15 minutes
  [Timer]
  OnCalendar=*:0/15
  Persistent=true
  [Install]
  WantedBy=timers.target

If no e-mail arrives:
  bincard notify digest --dry-run   is anything low? (no output: nothing is)
  bincard notify list               was the last e-mail sent? if not, why?
  bincard notify test               does a test e-mail get through?
  bincard settings list             are digest.* and smtp.* set correctly?

Days of stock left are based on average daily sales: shop sales, paid invoices, and completed orders of the last 28 \
days, less voided sales. For a newer item, the average covers the days since it was added, but at least 7.

The suggested reorder quantity brings stock up to the threshold plus 28 days of sales. Neither is shown \
for an item without sales.

Exit codes: 75 if trying again later can help (nothing is lost), 69 if the mail server refused \
permanently, 78 if a setting is missing or invalid.";
