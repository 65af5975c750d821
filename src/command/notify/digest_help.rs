//! The long help of `bincard notify digest`: how to run it every day, and what to check if no e-mail arrives.

pub(super) const DIGEST_HELP: &str = "\
Examples:
  bincard notify digest
  bincard notify digest --dry-run    (shows the e-mail, sends nothing)
  bincard notify digest --dry-run --html digest.html    (and writes its page)

Every morning from seven on, in a crontab. It runs every quarter of an hour, so that a failed \
morning is made up for; nobody gets a second e-mail. cron looks for programs in few folders, so it is told the whole path, which `command -v bincard` shows:
  bincard settings set digest.not_before 07:00
  */15 * * * *  /usr/bin/bincard notify digest

With systemd, where the password is a credential that only this service can read, as \
/etc/systemd/system/bincard-digest.service:
  [Unit]
  Description=The daily e-mail of what is low
  Wants=network-online.target
  After=network-online.target
  [Service]
  Type=oneshot
  User=shop
  LoadCredential=bincard-smtp-password:/etc/bincard/smtp-password
  ExecStart=bincard notify digest

and bincard-digest.timer beside it, turned on with `systemctl enable --now bincard-digest.timer`:
  [Unit]
  Description=The daily e-mail of what is low, until it is sent
  [Timer]
  OnCalendar=*:0/15
  Persistent=true
  [Install]
  WantedBy=timers.target

Where no e-mail comes:
  bincard notify digest --dry-run   nothing: nothing is low, nothing recovered
  bincard notify list               when the last one went to whom, or why not
  bincard notify test               the way of the e-mail, step by step
  bincard settings list             digest.* of the shop, smtp.* of this machine

Days of stock left: what is available, divided by the sales of a day. Sales are what was sold, \
invoiced and completed in the last 28 days, less what was voided; of a younger item since it was \
made, 7 days at least.
Reorder: what brings the stock up to the threshold and the sales of 28 days. Neither is told \
without sales.

Exit codes: 75 where trying later can help (nothing is lost), 69 where the mail server refused \
for good, 78 where a setting is missing or wrong.";
