"""Events to the situation: control, balance, stories."""
