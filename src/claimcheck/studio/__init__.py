"""Label Studio: connection, labelling config, Claim <-> task, push, collect, a local server."""
