"""What the explorer asks of the terminal and of the process: letters, clipboard, memory."""
