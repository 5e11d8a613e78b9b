"""How a publisher is asked apart from others: headers, logins, proxies, and the secrets that they hold."""
