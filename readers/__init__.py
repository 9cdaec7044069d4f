"""What is read: the container gate, the strict cell reader, a filled form, setup files, registers and batches."""
