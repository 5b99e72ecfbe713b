"""From a page or file that an editor hands in to proposals that the editor decides."""
