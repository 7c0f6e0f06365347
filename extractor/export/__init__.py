"""Records to files and frames: the only place that knows pandas."""
