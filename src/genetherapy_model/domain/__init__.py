"""What the literature is made of: frozen classes, without input or output."""
