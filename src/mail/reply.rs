//! `Reply`: a mail server's reply, what the server supports, and what can fail in between.

/// A reply of a mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    /// 250, 354, 550 …
    pub(super) code: u16,
    /// The text of each line.
    pub(super) lines: Vec<String>,
}

/// Why a step of the session failed.
#[derive(Debug)]
pub(super) enum SmtpError {
    /// Reading, writing, connecting or the handshake failed.
    Io(std::io::Error),
    /// The server closed the connection before its reply was complete.
    Closed,
    /// The reply is not that of a mail server, or is endless.
    Malformed,
    /// Data arrived before the connection was encrypted that would have been read afterwards.
    Early,
    /// The server refused.
    Refused(Reply),
}

impl From<std::io::Error> for SmtpError {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

impl SmtpError {
    /// The server's reply, if there was one.
    pub(super) fn reply(&self) -> Option<&Reply> {
        match self {
            Self::Refused(reply) => Some(reply),
            Self::Io(_) | Self::Closed | Self::Malformed | Self::Early => None,
        }
    }

    /// The error of reading or writing.
    pub(super) fn io(&self) -> Option<&std::io::Error> {
        match self {
            Self::Io(error) => Some(error),
            Self::Closed | Self::Malformed | Self::Early | Self::Refused(_) => None,
        }
    }
}

impl Reply {
    /// Reads the lines of a reply, each with the same code.
    pub(super) fn parse(lines: &[String]) -> Result<Self, SmtpError> {
        let code_of = |line: &String| {
            let code = line.get(..3).filter(|code| code.bytes().all(|c| c.is_ascii_digit()))?;
            let is_line = matches!(line.as_bytes().get(3), None | Some(b' ' | b'-'));
            code.parse::<u16>().ok().filter(|code| is_line && (200..600).contains(code))
        };
        let code = lines.first().and_then(code_of).ok_or(SmtpError::Malformed)?;
        if lines.iter().any(|line| code_of(line) != Some(code)) {
            return Err(SmtpError::Malformed);
        }
        let text = |line: &String| line.get(4..).unwrap_or_default().to_owned();
        Ok(Self { code, lines: lines.iter().map(text).collect() })
    }

    /// The reply, unless it is a refusal.
    pub(super) fn accepted(self) -> Result<Self, SmtpError> {
        if self.code < 400 { Ok(self) } else { Err(SmtpError::Refused(self)) }
    }

    /// Whether it is 2xx: done.
    pub(super) fn is_done(&self) -> bool {
        self.code < 300
    }

    /// Whether it is 3xx: continue.
    pub(super) fn is_go_on(&self) -> bool {
        (300..400).contains(&self.code)
    }

    /// Whether it is 5xx: refused, and trying again does not help.
    pub(super) fn is_permanent(&self) -> bool {
        self.code >= 500
    }
}

impl std::fmt::Display for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut lines = self.lines.iter().map(String::as_str);
        let first = lines.next().unwrap_or_default();
        write!(f, "{} {first}", self.code)?;
        // Each line starts with the code of RFC 3463, which is shown once.
        let is_code = |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == '.');
        let code = first.split(' ').next().filter(is_code).unwrap_or_default();
        lines.try_for_each(|line| {
            write!(f, " {}", line.strip_prefix(code).unwrap_or(line).trim_start())
        })
    }
}

/// What a server supports.
#[derive(Debug, Clone, Default)]
pub(super) struct Features(Vec<String>);

impl Features {
    pub(super) fn of(reply: &Reply) -> Self {
        Self(reply.lines.iter().skip(1).map(|line| line.to_ascii_uppercase()).collect())
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.0.iter().any(|line| line.split(' ').next() == Some(word))
    }

    /// Whether it accepts this kind of login.
    pub(super) fn has_login(&self, mechanism: &str) -> bool {
        let logins = self.0.iter().filter_map(|line| line.strip_prefix("AUTH"));
        logins.flat_map(|line| line.split([' ', '='])).any(|word| word == mechanism)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(lines: &[&str]) -> Option<(u16, String)> {
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        Reply::parse(&lines).ok().map(|reply| (reply.code, reply.to_string()))
    }

    #[test]
    fn every_line_of_a_reply_has_the_same_code() {
        assert_eq!(parsed(&["250 ok"]), Some((250, "250 ok".to_owned())));
        assert_eq!(parsed(&["250"]), Some((250, "250 ".to_owned())));
        assert_eq!(
            parsed(&["550-no", "550 such user"]),
            Some((550, "550 no such user".to_owned()))
        );
        for wrong in
            [&["what?"][..], &["25 ok"], &["250ok"], &["999 ok"], &["250-a", "251 b"], &["é50 a"]]
        {
            assert_eq!(parsed(wrong), None, "{wrong:?}");
        }
    }
}
