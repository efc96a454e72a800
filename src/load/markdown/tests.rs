//! Pieces of Markdown and what becomes of them.
