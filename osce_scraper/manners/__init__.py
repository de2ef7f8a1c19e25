"""How a crawl behaves towards a server: its pace, whom it asks, what it waits for, and what it does not swallow."""
