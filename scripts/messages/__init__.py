"""Training and measuring the message check; development only."""
