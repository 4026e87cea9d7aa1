//! Values that may stand in several files, of which the topmost counts.

use std::path::PathBuf;

use crate::read::typed::{Maybe, OneOrMore, Words, located};
use crate::source::{Located, Place, SourceId};

/// Values of a table from one file.
pub(super) struct Layer<T> {
    pub(super) file: SourceId,
    /// The folder of the file.
    pub(super) folder: PathBuf,
    pub(super) values: T,
}

/// The layers of a table, the topmost first; one at least.
pub(super) struct Layers<T>(pub(super) Vec<Layer<T>>);

impl<T> Layers<T> {
    /// Takes out the layers of a table within.
    pub(super) fn part<P: Default>(&mut self, get: impl Fn(&mut T) -> &mut P) -> Layers<P> {
        let part = |layer: &mut Layer<T>| Layer {
            file: layer.file,
            folder: layer.folder.clone(),
            values: std::mem::take(get(&mut layer.values)),
        };
        Layers(self.0.iter_mut().map(part).collect())
    }

    /// Returns the layer below all others.
    pub(super) fn lowest(&self) -> &Layer<T> {
        self.0.last().expect("there is one at least")
    }

    /// Returns the topmost value that is present, with its layer.
    pub(super) fn pick<V>(&self, get: impl Fn(&T) -> &Maybe<V>) -> Option<(&Layer<T>, &V, Place)> {
        self.0.iter().find_map(|layer| {
            let maybe = get(&layer.values);
            let place = Place::new(layer.file, maybe.range()?);
            Some((layer, maybe.get()?, place))
        })
    }

    pub(super) fn place<V>(&self, get: impl Fn(&T) -> &Maybe<V>) -> Option<Place> {
        self.pick(get).map(|(_, _, place)| place)
    }

    pub(super) fn value<V: Copy>(&self, get: impl Fn(&T) -> &Maybe<V>) -> Option<V> {
        self.pick(get).map(|(_, value, _)| *value)
    }

    /// Returns a value, or the usual one where no layer has one.
    pub(super) fn or<V: Copy>(&self, usual: V, get: impl Fn(&T) -> &Maybe<V>) -> V {
        self.value(get).unwrap_or(usual)
    }

    pub(super) fn text(&self, get: impl Fn(&T) -> &Maybe<Words>) -> Option<Located<String>> {
        self.pick(get).map(|(_, words, place)| Located { value: words.0.clone(), place })
    }

    /// Returns the texts of a key that takes one or several.
    pub(super) fn texts(&self, get: impl Fn(&T) -> &Maybe<OneOrMore>) -> Vec<Located<String>> {
        let Some((layer, items, _)) = self.pick(get) else { return Vec::new() };
        items.0.iter().filter_map(|item| located(item.clone(), layer.file)).collect()
    }

    pub(super) fn list(&self, get: impl Fn(&T) -> &Maybe<Vec<Maybe<Words>>>) -> Vec<Located<String>> {
        let Some((layer, items, _)) = self.pick(get) else { return Vec::new() };
        items.iter().filter_map(|item| located(item.clone(), layer.file)).collect()
    }
}
