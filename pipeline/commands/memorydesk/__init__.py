"""What `xindaya memory` and `xindaya import` do: import, export, look up and count a memory."""
