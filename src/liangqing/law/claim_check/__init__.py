"""What any Chinese text says about overdue debt, held against the law: its citations and its claims."""
