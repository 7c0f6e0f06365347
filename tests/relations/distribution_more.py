"""More sentences, in the same notation."""

MORE = """
"""
