"""How fast each stage is, as ratios to what it stands on, measured side by side in one run."""
