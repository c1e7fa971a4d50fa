"""The server for several people: `server.serve`. Which role may ask which route stands in `rights`."""
