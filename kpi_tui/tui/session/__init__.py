"""The state of the explorer, without a widget, and the threads that read the store and assess it."""
