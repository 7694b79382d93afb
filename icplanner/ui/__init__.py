"""The only room that knows Streamlit and folium."""
