"""The calls of `/crm/v8` and of the accounts server: requests in, replies out, rules elsewhere."""
