"""Drawings as shapes with computed coordinates. Templates only output them as SVG."""
