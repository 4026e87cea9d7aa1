//! A day, with an hour and minute or without, or a month: what stands below a signature.

use std::fmt;

use super::Date;

/// A moment as exact as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31; `None` for a month.
    pub day: Option<u8>,
    /// The hour, 0 to 24, and the minute.
    pub time: Option<(u8, u8)>,
}

impl Moment {
    /// Reads `2026-07-21`, `2026-07-21 18:30` (with seconds, with `T`), `2026年7月21日18时30分` or `2026年7月`.
    ///
    /// `None` for anything else and for days that the calendar does not have; Chinese numerals are none, since the
    /// date below a signature has Arabic ones, GB/T 9704-2012 7.3.5.4.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().filter(|c| !c.is_whitespace() || *c == ' ').collect();
        let moment = Self::dashed(&text).or_else(|| Self::written(&text.replace(' ', "")))?;
        Date::new(moment.year, moment.month, moment.day.unwrap_or(1))?;
        moment.time.is_none_or(|(hour, minute)| hour < 24 && minute < 60 || (hour, minute) == (24, 0)).then_some(moment)
    }

    fn dashed(text: &str) -> Option<Self> {
        let (day, time) = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let mut parts = day.split('-').map(|part| number(part, 4));
        let (year, month) = (parts.next()??, parts.next()??);
        let day = parts.next().map_or(Some(None), |day| day.map(Some))?;
        if parts.next().is_some() || day.is_none() && time.is_some() {
            return None;
        }
        let time = time.map_or(Some(None), |time| {
            let mut parts = time.trim().split(':');
            let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
            // Seconds, which TOML wants, are not printed.
            let seconds = parts.next().is_none_or(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
            (seconds && parts.next().is_none()).then_some(Some((hour as u8, minute as u8)))
        })?;
        Self::of(year, month, day, time)
    }

    fn written(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let (year, month) = (number(year, 4)?, number(month, 2)?);
        if rest.is_empty() {
            return Self::of(year, month, None, None);
        }
        let (day, rest) = rest.split_once('日')?;
        let day = Some(number(day, 2)?);
        if rest.is_empty() {
            return Self::of(year, month, day, None);
        }
        let (hour, rest) = rest.split_once('时')?;
        let minute = match rest {
            "" => 0,
            rest => number(rest.strip_suffix('分')?, 2)?,
        };
        Self::of(year, month, day, Some((number(hour, 2)? as u8, minute as u8)))
    }

    fn of(year: u16, month: u16, day: Option<u16>, time: Option<(u8, u8)>) -> Option<Self> {
        let day = day.map_or(Some(None), |day| u8::try_from(day).ok().map(Some))?;
        Some(Self { year, month: u8::try_from(month).ok()?, day, time })
    }

    /// Returns its day; `None` for a month.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year, self.month, self.day?)
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { year: date.year, month: date.month, day: Some(date.day), time: None }
    }
}

impl fmt::Display for Moment {
    /// Writes it as it is printed, without zeros before digits, GB/T 9704-2012 7.3.5.4.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "{day}日"))?;
        match self.time {
            Some((hour, 0)) => write!(f, "{hour}时"),
            Some((hour, minute)) => write!(f, "{hour}时{minute}分"),
            None => Ok(()),
        }
    }
}

/// Reads a number of at most so many digits.
fn number(text: &str, most: usize) -> Option<u16> {
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_printed_as_exactly_as_they_were_written() {
        for (text, printed) in [
            ("2026-07-21", "2026年7月21日"),
            ("2026-07-21T18:30:00", "2026年7月21日18时30分"),
            ("2026-07-21 18:30", "2026年7月21日18时30分"),
            ("2026-07-21 18:00:00", "2026年7月21日18时"),
            ("2026年12月", "2026年12月"),
            ("2026 年 7 月 21 日 18 时 5 分", "2026年7月21日18时5分"),
        ] {
            assert_eq!(Moment::parse(text).unwrap().to_string(), printed, "{text}");
        }
        for text in ["2026-13-01", "2026年2月30日", "二〇二六年七月", "2026", "2026-07-21 25:00", "2026年7月21日晚", ""]
        {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
