"""Reads reports that chance made, by drafted profiles: right or told, and never wrong in silence."""
