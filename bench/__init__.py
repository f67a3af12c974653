"""How fast Tweeluik is, beside others and beside what is possible. Started by script/bench."""
