"""What the explorer needs of the terminal and the process: keys, letters, clipboard, memory."""
