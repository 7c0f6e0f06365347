"""Code that trains the entity pipelines; not part of the package."""
