"""The embedded default engine: ArcadeDB as a local process that speaks Bolt."""
