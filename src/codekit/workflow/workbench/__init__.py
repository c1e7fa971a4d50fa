"""What one coder does in the workbench: operations that become events, and what that coder may see."""
