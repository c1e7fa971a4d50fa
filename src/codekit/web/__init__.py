"""The workbench's server: one coder, on this computer only. It asks `workflow` and computes nothing itself."""
