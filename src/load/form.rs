//! Forms: which keys a mapping may have, and what stands behind each.
//!
//! A form is a table, written with [`form!`]: a line for each key, with its type, its meaning and an example. The line is what reads the key, so
//! that nothing can be declared in one way and read in another; the messages of the reader, the JSON Schema and the reference of keys are made of the
//! same table. To add a key, add its line here and its field in the model.

use super::reading::Reading;
use super::shape::{Choice, Form, Key, Need, Shape};
use super::wording::listed;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::{Finding, Place, nearest};

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'s> {
    /// The folder of its file, from which paths are written.
    pub(super) folder: &'s str,
    /// The key that it is a value of.
    pub(super) key: &'static Key,
}

/// Something that can stand behind a key: it is read in one way, and says which.
pub(super) trait Type {
    /// What is read.
    type Value;

    /// Reads it; nothing where it cannot be read, which is a finding.
    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<Self::Value>;

    /// What can stand there.
    fn shape() -> Shape;
}

/// The keys of a form as they were read: what [`form!`] makes of its table.
pub(super) trait Keys: Sized {
    /// The table.
    const FORM: &'static Form;

    /// Reads the value of each key; nothing for one that is missing or cannot be read.
    fn take(reading: &mut Reading<'_>, fields: &Fields<'_>) -> Self;
}

/// A form that means something by itself, wherever it stands.
pub(super) trait Meaning: Keys {
    /// What it means.
    type Model;

    /// Makes of the keys what they mean; nothing where too little could be read, which is a finding already.
    fn model(self, reading: &mut Reading<'_>, fields: &Fields<'_>) -> Option<Self::Model>;
}

impl<T: Meaning> Type for T {
    type Value = T::Model;

    fn read(reading: &mut Reading<'_>, node: &Node<'_>, site: Site<'_>) -> Option<T::Model> {
        read::<T>(reading, node, site.folder)
    }

    fn shape() -> Shape {
        Shape::Form(T::FORM)
    }
}

/// Reads a mapping in a file of `folder` by its form.
pub(super) fn read<T: Meaning>(reading: &mut Reading<'_>, node: &Node<'_>, folder: &str) -> Option<T::Model> {
    let (keys, fields) = keys::<T>(reading, node, folder)?;
    keys.model(reading, &fields)
}

/// Reads the keys of a mapping in a file of `folder`.
pub(super) fn keys<'n, T: Keys>(reading: &mut Reading<'_>, node: &'n Node<'n>, folder: &'n str) -> Option<(T, Fields<'n>)> {
    let fields = Fields::of(reading, node, folder, T::FORM)?;
    Some((T::take(reading, &fields), fields))
}

/// A mapping whose keys have been checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n> {
    form: &'static Form,
    entries: &'n [Entry<'n>],
    folder: &'n str,
    place: &'n Place,
}

impl<'n> Fields<'n> {
    /// The fields of a mapping; keys that are unknown, missing or too many are findings.
    pub(super) fn of(reading: &mut Reading<'_>, node: &'n Node<'n>, folder: &'n str, form: &'static Form) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            let key = form.keys.iter().find(|key| key.need == Need::Required).or(form.keys.first()).map_or("key", |key| key.name);
            let finding = Finding::error("wrong-type", &node.place, format!("a set of keys is expected here, and this is {}", node.value.kind()));
            reading.report(finding.label(form.thing).help(format!("write `{key}: …`, with quotation marks around text that holds `: `")));
            return None;
        }
        let entries = entries(reading, node, form.thing)?;
        let fields = Self { form, entries, folder, place: &node.place };
        // A key that is misspelt is one slip, not also a key that is missing.
        let unknown: Vec<&Entry<'_>> = entries.iter().filter(|entry| !form.keys.iter().any(|key| key.name == entry.key.value)).collect();
        let meant: Vec<&str> = unknown.iter().filter_map(|entry| unknown_key(reading, entry, form)).collect();
        let missing = form.keys.iter().filter(|key| key.need == Need::Required && fields.get(key.name).is_none());
        for key in missing.filter(|key| !meant.contains(&key.name)) {
            let place = Place::new(&node.place.file, node.place.start..node.place.start);
            let finding = Finding::error("missing-key", &place, format!("the key `{}` is missing", key.name));
            reading.report(finding.label(form.thing).note(key.meaning.trim()).help(key.written()));
        }
        form.keys.iter().filter(|key| key.need == Need::Unused).for_each(|key| fields.warn_of_unused(reading, key));
        if let Some(choice) = form.choice.as_ref().filter(|_| unknown.is_empty()) {
            fields.check_choice(reading, choice);
        }
        Some(fields)
    }

    /// The fields of a mapping of which nothing is said.
    #[cfg(test)]
    pub(super) fn unchecked(node: &'n Node<'n>, folder: &'n str, form: &'static Form) -> Self {
        let entries = if let Value::Map(entries) = &node.value { entries.as_slice() } else { &[] };
        Self { form, entries, folder, place: &node.place }
    }

    fn warn_of_unused(&self, reading: &mut Reading<'_>, key: &Key) {
        if let Some(place) = self.key(key.name) {
            let finding = Finding::warning("unused-key", place, format!("`{}` is not used yet", key.name));
            reading.report(finding.note("nothing that is shown or checked depends on it").help("leave it out, or keep it for later"));
        }
    }

    fn check_choice(&self, reading: &mut Reading<'_>, choice: &Choice) {
        let there: Vec<&str> = choice.among.iter().copied().filter(|key| self.get(key).is_some()).collect();
        let has = match there.as_slice() {
            [_] => return,
            [] => "none of them".to_owned(),
            several => listed(several, "and"),
        };
        let message = format!("{} has one of {}, and this has {has}", self.form.thing, listed(choice.among, "and"));
        reading.error(choice.code, self.place, message, choice.help);
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node<'n>> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.node)
    }

    /// Where a key itself stands, if it is there.
    pub(super) fn key(&self, key: &str) -> Option<&'n Place> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.key.place)
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Where the mapping stands.
    pub(super) fn place(&self) -> &'n Place {
        self.place
    }

    /// The folder of its file.
    pub(super) fn folder(&self) -> &'n str {
        self.folder
    }

    /// Reads the value of a key of the form, if it is there.
    pub(super) fn read<T: Type>(&self, reading: &mut Reading<'_>, key: &'static Key) -> Option<T::Value> {
        T::read(reading, self.get(key.name)?, Site { folder: self.folder, key })
    }
}

/// The entries of a mapping with keys of the author's own.
pub(super) fn entries<'n>(reading: &mut Reading<'_>, node: &'n Node<'n>, label: impl std::fmt::Display) -> Option<&'n [Entry<'n>]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        Value::Scalar(_) | Value::List(_) => {
            let finding = Finding::error("wrong-type", &node.place, format!("a set of keys is expected here, and this is {}", node.value.kind()));
            reading.report(finding.label(label.to_string()).help("write `key: value` lines, indented under this key"));
            None
        }
    }
}

/// Reports a key that a mapping does not have; gives the key that is probably meant.
fn unknown_key(reading: &mut Reading<'_>, entry: &Entry<'_>, form: &'static Form) -> Option<&'static str> {
    let key = &entry.key.value;
    let finding = Finding::error("unknown-key", &entry.key.place, format!("`{key}` is not a key of {}", form.thing));
    let meant = nearest(key, form.keys.iter().map(|key| key.name));
    let finding = match meant {
        Some(near) => finding.help(format!("write `{near}`")),
        None => {
            let keys: Vec<String> = form.keys.iter().map(|key| format!("`{}`", key.name)).collect();
            finding.help(format!("the keys are {}", keys.join(", ")))
        }
    };
    reading.report(finding);
    meant
}

/// Declares a form: a struct with a field for each key, and the table that the struct is read by.
///
/// ```text
/// form! {
///     /// A member of a committee.
///     MemberKeys: "a member" {
///         /// The member's name, as it is printed.
///         Required name: Text = "Councillor Ashgrove",
///         /// What the member does on the committee.
///         Optional role: Text = "Chair",
///     }
/// }
/// ```
///
/// Behind the keys, `one of [date, quarter]: "bad-due", "write …"` says of which keys exactly one must be there, the code of the finding, and its help;
/// `and Silences` adds the key of a type that is the same in many forms, is taken down by itself, and leaves no field.
macro_rules! form {
    (
        $(#[$about:meta])*
        $name:ident: $thing:literal { $($(#[doc = $meaning:literal])+ $need:ident $key:ident: $of:ty = $example:literal,)+ }
        $(one of [$($among:ident),+]: $code:literal, $help:literal)?
        $(and $common:ty)?
    ) => {
        $(#[$about])*
        pub(in crate::load) struct $name {
            $($(#[doc = $meaning])+ $key: Option<<$of as $crate::load::form::Type>::Value>,)+
        }

        impl $crate::load::form::Keys for $name {
            const FORM: &'static $crate::load::shape::Form = &$crate::load::shape::Form {
                thing: $thing,
                keys: &[$($crate::load::shape::Key {
                    name: stringify!($key),
                    need: $crate::load::shape::Need::$need,
                    meaning: concat!($($meaning),+),
                    example: $example,
                    shape: <$of as $crate::load::form::Type>::shape,
                },)+ $(<$common>::KEY)?],
                choice: form!(@choice $([$($among),+]: $code, $help)?),
            };

            fn take(reading: &mut $crate::load::reading::Reading<'_>, fields: &$crate::load::form::Fields<'_>) -> Self {
                let mut keys = Self::FORM.keys.iter();
                $(let () = fields.read::<$common>(reading, &<$common>::KEY).unwrap_or_default();)?
                Self { $($key: keys.next().and_then(|key| fields.read::<$of>(reading, key)),)+ }
            }
        }
    };
    (@choice) => { None };
    (@choice [$($among:ident),+]: $code:literal, $help:literal) => {
        Some($crate::load::shape::Choice { among: &[$(stringify!($among)),+], code: $code, help: $help })
    };
}

pub(super) use form;
