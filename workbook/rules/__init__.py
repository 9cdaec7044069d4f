"""Every rule of a plan, in one list. To add one, declare it in the module of its chapter and give its texts."""
