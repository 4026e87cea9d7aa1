//! The form in which texts are written: every language of a text beside the others.

/// Declares an enum and says in each language what each of its variants means.
///
/// ```text
/// messages! {
///     /// Why a file cannot be used.
///     #[derive(Debug, Clone, PartialEq)]
///     pub enum Missing: words(lang, path: &str) -> Words {
///         /// It is larger than so many bytes.
///         TooLarge { limit: u64 } = "file-too-large" => {
///             let most = megabytes(*limit);
///             Zh: "文件“{path}”太大，最多 {most}", label: "文件太大", hint: "请拆成几个文件";
///             En: "the file \"{path}\" is too large, at most {most}", label: "too large", hint: "make several files of it";
///         }
///     }
/// }
/// ```
///
/// Each variant has its code, which is stable (all of an enum have one or none), and then a body as of [`say!`].
/// Fields can be used in it by their names, and so can the parameters in the head.
/// An enum whose variants have no fields also gets `ALL`.
macro_rules! messages {
    ($(#[$meta:meta])* $vis:vis enum $name:ident: $said:ident($lang:ident $(, $param:ident: $pty:ty)*) -> $kind:ident {
        $($(#[$doc:meta])* $variant:ident
            $(($($part:ident: $partty:ty),+))?
            $({ $($field:ident: $fieldty:ty),+ $(,)? })?
            $(= $code:tt)? => { $($body:tt)* })+
    }) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$doc])* $variant
                $(($($partty),+))?
                $({ $(#[allow(missing_docs, reason = "the variant says what its fields are")] $field: $fieldty),+ })?
            ),+
        }

        impl $name {
            /// Says it in a language.
            #[allow(unused_variables, reason = "no text needs all the data")]
            $vis fn $said(&self, $lang: Lang $(, $param: $pty)*) -> $kind {
                match self {
                    $(Self::$variant $(($($part),+))? $({ $($field),+ })? => say!($lang => $kind { $($body)* }),)+
                }
            }
        }

        codes!($vis $name $([Self::$variant $(($($part),+))? $({ $($field),+ })?] $(= $code)?;)+);
        all!($vis $name $($variant $(($($part)+))? $({ $($field)+ })?,)+);
    };
}

/// Gives an enum its codes, if it has any.
macro_rules! codes {
    ($vis:vis $name:ident $([$pattern:pat];)+) => {};
    ($vis:vis $name:ident $([$pattern:pat] = $code:tt;)+) => {
        impl $name {
            /// Returns the stable code.
            #[allow(unused_variables, reason = "most codes need no data")]
            $vis fn code(&self) -> &'static str {
                match self {
                    $($pattern => $code),+
                }
            }
        }
    };
}

/// Lists the variants of an enum, if none has fields.
macro_rules! all {
    ($vis:vis $name:ident $($variant:ident,)+) => {
        impl $name {
            /// All of them, in the order of the table.
            #[allow(dead_code, reason = "some are met one by one only")]
            $vis const ALL: &[Self] = &[$(Self::$variant),+];
        }
    };
    ($($other:tt)*) => {};
}

/// Declares a struct of fixed words, each of a field of its own: `title: Term => { Zh: "…"; En: "…" }`.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$doc:meta])* $field:ident: $type:ty => { $($body:tt)* })+
    }) => {
        $(#[$meta])*
        $vis struct $name {
            $($(#[$doc])* pub $field: $type),+
        }

        impl $name {
            /// Returns the words in a language.
            $vis fn of(lang: Lang) -> Self {
                Self { $($field: say!(lang => Term { $($body)* })),+ }
            }
        }
    };
}

/// Says something in a language: `say!(lang => Words { Zh: "…", label: "…", hint: "…"; En: … })`.
///
/// What is said is `Words`, a `String` or something fixed, such as a `Term`.
/// In the braces there are lines, one for each language; the compiler wants every language that there is.
/// A text is a literal that can name variables, `("…{most}", most = 2 * half)`, a variable, or an expression in braces.
/// Of something fixed, it is any expression.
///
/// Instead of the lines there may be `match (value) { pattern => { lines } … }`, or an expression that is the same in
/// every language, and before them `let name = value;`, or `text name = { lines };` and
/// `text name = match (value) { … };` for a part of the text.
macro_rules! say {
    ($lang:tt => $kind:ident { let $name:pat = $value:expr; $($rest:tt)* }) => {{
        let $name = $value;
        say!($lang => $kind { $($rest)* })
    }};
    ($lang:tt => $kind:ident { text $name:ident = match $value:tt { $($cases:tt)+ }; $($rest:tt)* }) => {{
        let $name = say!($lang => String { match $value { $($cases)+ } });
        say!($lang => $kind { $($rest)* })
    }};
    ($lang:tt => $kind:ident { text $name:ident = { $($body:tt)+ }; $($rest:tt)* }) => {{
        let $name = say!($lang => String { $($body)+ });
        say!($lang => $kind { $($rest)* })
    }};
    ($lang:tt => $kind:ident { match $value:ident { $($cases:tt)+ } }) => {
        say!($lang => $kind { match ($value) { $($cases)+ } })
    };
    ($lang:tt => $kind:ident { match ($($value:tt)+) { $($pattern:pat $(if $guard:expr)? => { $($body:tt)* })+ } }) => {
        match ($($value)+) {
            $($pattern $(if $guard)? => say!($lang => $kind { $($body)* })),+
        }
    };
    ($lang:tt => Words { $($name:ident: $text:tt $(, $part:ident: $more:tt)*);+ $(;)? }) => {{
        complete!($($name: $text),+);
        match $lang {
            $(Lang::$name => Words { $($part: text!($more).into(),)* ..Words::new(text!($text)) }),+
        }
    }};
    ($lang:tt => String { $($name:ident: $text:tt);+ $(;)? }) => {{
        complete!($($name: $text),+);
        match $lang {
            $(Lang::$name => text!($text)),+
        }
    }};
    ($lang:tt => $kind:ident { $($name:ident: $value:expr);+ $(;)? }) => {{
        complete!($($name: $value),+);
        match $lang {
            $(Lang::$name => $value),+
        }
    }};
    ($lang:tt => $kind:ident { $same:expr }) => {
        $same
    };
}

/// Tells which text lacks a language, where the compiler would tell the table only.
macro_rules! complete {
    ($($name:ident: $text:expr),+) => {
        const _: () = assert!(
            [$(Lang::$name),+].len() == Lang::ALL.len(),
            "{}",
            concat!("a language is missing beside", $(" ", stringify!($text)),+)
        );
    };
}

/// A text of [`say!`] as a value.
macro_rules! text {
    ($text:literal) => {
        format!($text)
    };
    (($text:literal, $($arguments:tt)+)) => {
        format!($text, $($arguments)+)
    };
    ($value:ident) => {
        $value
    };
    ({ $($value:tt)+ }) => {{ $($value)+ }};
}
