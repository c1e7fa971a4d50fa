"""What everything about a corpus rests on: where its files lie, its tables, the engines, opening one."""
