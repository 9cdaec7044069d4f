"""The whole form as data: every sheet, every cell. `build` makes it from a setup; one module for each kind of sheet."""
