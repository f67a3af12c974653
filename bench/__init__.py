"""Measures how fast Tweeluik is, compared with others and with what is possible. Started by script/bench."""
