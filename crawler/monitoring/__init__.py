"""How a running daemon tells machines how it is: figures, its health, and what its supervisor is told."""
