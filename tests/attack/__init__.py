"""What strangers do to us: hostile servers, hostile text, damaged state. Each test runs the real parts."""
