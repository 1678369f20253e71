"""What the formats in XML share: cutting, decoding, keeping, restoring, writing."""
