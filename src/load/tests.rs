//! Whole content folders in memory.
