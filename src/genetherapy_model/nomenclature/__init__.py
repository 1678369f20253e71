"""What the field's authorities have defined, as data and the code that reads it."""
