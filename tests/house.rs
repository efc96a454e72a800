//! The rules of the house, read off its sources.
